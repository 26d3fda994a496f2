"""One chat to read: ConversationPane, its ConversationView and the ConversationPresenter that fills them."""
