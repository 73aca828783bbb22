"""How the installed office is put together: settings, addresses, command line."""
