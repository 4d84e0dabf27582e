"""Web API methods of the conversations slice."""
