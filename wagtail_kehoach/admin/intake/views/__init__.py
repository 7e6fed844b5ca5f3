"""The screens of the wizard. They ask the services and show what these say."""
