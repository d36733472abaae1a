"""The extension types: decimal, ipaddr, datetime, duration."""
