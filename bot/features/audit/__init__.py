"""The audit log as coordinators read it: what staff did, week by week, and as a file."""
