"""Paper: PDF reports. The only room that knows ReportLab."""
