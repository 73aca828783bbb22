"""The registers of units, divisions and users, kept by the administrator."""

from waiban.register.declare import QUIET, Column, Register, register
from waiban.register.rights import Rights

from .models import Division, Unit, User


@register
class Units(Register):
    """Units of the city's Party and government."""

    model, key, menu, sort = Unit, "name", "settings", "name"
    rights = Rights(see="read", change="manage")
    columns = (Column("name", search=True), Column("name_en", search=True))


@register
class Divisions(Register):
    """Divisions of a unit: records and promises belong to them."""

    model, key, menu, sort = Division, "name", "settings", "id"
    rights = Rights(see="read", change="manage")
    columns = (Column("name", search=True), Column("name_en"), Column("unit", filter=True))


@register
class Users(Register):
    """People who sign in, with role and division."""

    model, key, menu, sort = User, "username", "settings", "name"
    rights = Rights(see="read", change="manage")
    columns = (
        Column("name", search=True),
        Column("username", search=True, private="manage"),
        Column("role", filter=True),
        Column("division", filter=True),
        Column("phone"),
        Column("email", private="manage", show=QUIET),
        Column("is_active", filter=True),
    )

    def prepare(self, record, rows):
        """Whoever is new cannot sign in until a password is set for her."""
        if not record.password:
            record.set_unusable_password()
