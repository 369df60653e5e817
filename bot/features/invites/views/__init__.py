"""What coordinators read about invites, and about organisations that send people."""
