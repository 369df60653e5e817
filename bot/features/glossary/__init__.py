"""Glossary: words of exams and of the NHS, in English as they are used, and what they mean."""
