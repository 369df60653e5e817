"""What mentors read about being one."""
