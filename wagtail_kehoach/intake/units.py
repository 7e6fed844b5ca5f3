"""Units that a plan names and the list of organisations does not know yet."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from wagtail_kehoach import access
from wagtail_kehoach.models import Organisation, PlanPage, PlanTask
from wagtail_kehoach.vietnamese.text import collapse, fold


def add_units(names: Iterable[str], user: AbstractBaseUser | None) -> list[Organisation]:
    """Add those of ``names`` to the list of organisations that nobody in it bears, and return them.

    Raises ``PermissionDenied``, and ``ValidationError`` for a name that is too long.
    """
    wanted = {fold(name): name for name in map(collapse, names) if name}
    unknown = [name for name in wanted.values() if not Organisation.objects.named(name).exists()]
    if unknown and user is not access.OPERATOR and not user.has_perm("wagtail_kehoach.add_organisation"):
        raise PermissionDenied(_("You may not add to the list of organisations."))
    return [_add(name, user) for name in unknown]


def link_units(plan: PlanPage, added: Iterable[Organisation]) -> None:
    """Link what of ``plan``, not saved yet, bears the name of one of ``added``."""
    by_name = {organisation.folded_name: organisation for organisation in added}
    if not by_name:
        return
    plan.issuer_organisation = plan.issuer_organisation or by_name.get(fold(collapse(plan.issuer)))
    tasks = list(plan.tasks.all())
    for task in tasks:
        task.organisation = task.organisation or by_name.get(fold(collapse(task.unit)))
    plan.tasks = tasks


def remove_units(pks: Iterable[int], user: AbstractBaseUser | None) -> None:
    """Take from the list again what was added to it and nothing uses, and nobody worked on."""
    for organisation in Organisation.objects.filter(pk__in=list(pks)):
        if not _is_used(organisation):
            log(instance=organisation, action="wagtail.delete", user=user, deleted=True)
            organisation.delete()


def _add(name: str, user: AbstractBaseUser | None) -> Organisation:
    organisation = Organisation(name=name)
    organisation.clean_fields(exclude=["folded_name"])
    organisation.save()
    log(instance=organisation, action="wagtail.create", user=user)
    return organisation


def _is_used(organisation: Organisation) -> bool:
    return (
        organisation.is_own
        or any(
            related.exists()
            for related in (
                organisation.children,
                organisation.aliases,
                organisation.changes_from,
                organisation.changes_to,
            )
        )
        or PlanPage.objects.filter(issuer_organisation=organisation).exists()
        or PlanTask.objects.filter(organisation=organisation).exists()
    )
