"""What the office is told when a document cannot be read: what is wrong, and what to do instead."""


def _(message: str) -> str:
    """Marks a sentence for the translator; the page that shows it asks gettext."""
    return message


HIDDEN = _("Hidden rows of the sheet were left out. Show them and read the file again if they belong to the book.")
NO_VALUE = _("A formula of the sheet shows no value yet. Open and save the file in a program that works it out.")
SENTENCES = {
    "empty": (_("The file is empty."), _("Choose the file again, or paste the text of the book.")),
    "too_large": (
        _("The file is larger than 20 MB."),
        _("Save the target book alone, without pictures and attachments, or paste its text."),
    ),
    "too_long": (
        _("The document holds more than a million characters, far more than any target book."),
        _("Save the target book alone, or paste its text."),
    ),
    "picture": (
        _("This is a picture, whatever its name says. A picture holds no text to read."),
        _("Ask for the document itself, or type the text and paste it."),
    ),
    "broken": (
        _("The file is damaged and cannot be opened."),
        _("Open it in the program it was written with, save it again and try once more."),
    ),
    "bomb": (
        _("The file would unpack to far more than a target book ever holds, so it was not opened."),
        _("Save the document anew from the program it was written with."),
    ),
    "entities": (
        _("The file carries declarations that documents of an office never need (DOCTYPE), so it was not opened."),
        _("Save the document anew as .docx or .xlsx, or paste its text."),
    ),
    "locked": (_("The file is locked with a password."), _("Save it without the password and try once more.")),
    "unknown": (
        _("This kind of file is not one the reader knows."),
        _("Use .docx, .xlsx, .pdf, .txt, .doc or .wps, or paste the text."),
    ),
    "scan": (
        _("This PDF holds only pictures of pages, no text."),
        _("Ask for the document itself, or type the text and paste it."),
    ),
    "no_libreoffice": (
        _("Files of the old kinds .doc and .wps are opened through LibreOffice, which is not installed here."),
        _("Install LibreOffice (on Debian: apt-get install libreoffice-writer), or save the document as .docx."),
    ),
    "old_failed": (
        _("LibreOffice could not open this file."),
        _("Open it in the program it was written with and save it as .docx."),
    ),
    "report": (
        _("This reads like a report of what was done, not like a target book."),
        _(
            "Choose the book that says what will be done. If this is it, give it a title that says so and try once more."
        ),
    ),
    "no_target": (
        _("No target was found in this document."),
        _("A target book has numbered or titled entries that say what will be done. Check that it is the right file."),
    ),
}


class ReaderError(ValueError):
    """A document that cannot be read; `message` and `what_to_do` are shown to the person."""

    def __init__(self, code: str):
        self.code = code
        self.message, self.what_to_do = SENTENCES[code]
        super().__init__(f"{self.message} {self.what_to_do}")

    @property
    def sentence(self) -> str:
        """The English message id of what is wrong; the page asks gettext."""
        return self.message

    @property
    def details(self) -> str:
        """The message id of what to do instead."""
        return self.what_to_do
