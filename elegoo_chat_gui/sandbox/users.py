"""Who may use the sandbox. The names are those of the API's own documentation."""

FIRST_USER = "ELEGOO_USER_001"
SECOND_USER = "ELEGOO_USER_002"

USERS: dict[str, str] = {
    FIRST_USER: "your_access_token_here",
    SECOND_USER: "another_access_token_here",
}

# Stands for the token a user gets after the first one expired; valid for both users at any time.
RENEWED_TOKEN = "renewed_access_token_here"  # noqa: S105 - a made-up token that opens nothing else
