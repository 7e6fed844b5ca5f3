"""The one question at every door: may this person read, or change, this page?

Reading follows Wagtail's own rules: a page is public when it is live and no privacy setting covers it or its parents.
An internal plan is never live (see ``models.plans``), so that doors outside this package are shut by the same rule.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.models import Page, PageViewRestriction, Site
from wagtail.permissions import page_permission_policy
from wagtail.query import PageQuerySet

PageQuery = TypeVar("PageQuery", bound=PageQuerySet)

#: Stands for the operator of a management command, whom the operating system has already let in.
OPERATOR = None


def public(pages: PageQuery) -> PageQuery:
    """Return those of ``pages`` that anybody may read."""
    return pages.live().public()


def private_paths(beside: Page) -> list[str]:
    """Return the tree paths of privacy settings that a reader of the page ``beside`` has not passed."""
    paths = PageViewRestriction.objects.values_list("page__path", flat=True).distinct()
    return [path for path in paths if not beside.path.startswith(path)]


def on_site(pages: PageQuery, site: Site | None) -> PageQuery:
    """Return those of ``pages`` that stand on ``site``, in any of its languages; all of them without a site."""
    if site is None:
        return pages
    below = Q()
    for root in Site.get_site_root_paths():
        if root.site_id == site.pk:
            below |= Q(url_path__startswith=root.root_path)
    return pages.filter(below)


def outside(pages: PageQuery, private: Iterable[str]) -> PageQuery:
    """Return the live ones of ``pages`` that stand below none of the tree paths ``private``."""
    hidden = Q()
    for path in private:
        hidden |= Q(path__startswith=path)
    return pages.live().exclude(hidden) if hidden else pages.live()


def editable(pages: PageQuery, user: AbstractBaseUser | None) -> PageQuery:
    """Return those of ``pages`` that ``user`` may edit."""
    return _permitted(pages, user, {"change", "publish"})


def publishable(pages: PageQuery, user: AbstractBaseUser | None) -> PageQuery:
    """Return those of ``pages`` that ``user`` may publish."""
    return _permitted(pages, user, {"publish"})


def addable(pages: PageQuery, user: AbstractBaseUser | None) -> PageQuery:
    """Return those of ``pages`` below which ``user`` may create pages."""
    return _permitted(pages, user, {"add"})


def _permitted(pages: PageQuery, user: AbstractBaseUser | None, actions: set[str]) -> PageQuery:
    if user is OPERATOR:
        return pages
    allowed = page_permission_policy.instances_user_has_any_permission_for(user, actions)
    return pages.filter(pk__in=allowed.values("pk"))


def readable(pages: PageQuery, user: AbstractBaseUser | None) -> PageQuery:
    """Return those of ``pages`` that anybody may read, or that ``user`` may edit."""
    known = pages.model.objects
    return pages.filter(pk__in=public(known.all()).values("pk")) | pages.filter(
        pk__in=editable(known.all(), user).values("pk")
    )


def is_public(page: Page) -> bool:
    """Tell whether anybody may read ``page``."""
    return page.live and not page.get_view_restrictions().exists()


def require_add(parent: Page, user: AbstractBaseUser | None) -> None:
    """Raise ``PermissionDenied`` unless ``user`` may create pages below ``parent``."""
    if not may_add(parent, user):
        raise PermissionDenied(_("You may not create pages below “%(title)s”.") % {"title": parent.title})


def require_read(page: Page, user: AbstractBaseUser | None) -> None:
    """Raise ``PermissionDenied`` unless ``user`` may read ``page`` in the admin."""
    if user is not OPERATOR and not is_public(page) and not page.permissions_for_user(user).can_edit():
        raise PermissionDenied(_("You may not read “%(title)s”.") % {"title": page.title})


def require_edit(page: Page, user: AbstractBaseUser | None) -> None:
    """Raise ``PermissionDenied`` unless ``user`` may edit ``page``."""
    if user is not OPERATOR and not page.permissions_for_user(user).can_edit():
        raise PermissionDenied(_("You may not edit “%(title)s”.") % {"title": page.title})


def require_publish(page: Page, user: AbstractBaseUser | None) -> None:
    """Raise ``PermissionDenied`` unless ``user`` may publish ``page`` and nobody has locked it."""
    if not may_publish(page, user):
        raise PermissionDenied(_("You may not publish “%(title)s”.") % {"title": page.title})


def may_publish(page: Page, user: AbstractBaseUser | None) -> bool:
    """Tell whether ``user`` may publish ``page`` and nobody has locked it."""
    if user is OPERATOR:
        return True
    permissions = page.permissions_for_user(user)
    return permissions.can_publish() and not permissions.page_locked()


def require_submit(page: Page, user: AbstractBaseUser | None) -> None:
    """Raise ``PermissionDenied`` unless ``user`` may submit ``page`` to its workflow, or it is there already."""
    permissions = page.permissions_for_user(user)
    may_submit = page.workflow_in_progress or permissions.can_submit_for_moderation()
    if not may_submit or not permissions.can_edit():
        raise PermissionDenied(_("You may not publish “%(title)s”, nor submit it.") % {"title": page.title})


def may_add(parent: Page, user: AbstractBaseUser | None) -> bool:
    """Tell whether ``user`` may create pages below ``parent``."""
    return user is OPERATOR or parent.permissions_for_user(user).can_add_subpage()


def require_delete(page: Page, user: AbstractBaseUser | None) -> None:
    """Raise ``PermissionDenied`` unless ``user`` may delete ``page`` and all below it."""
    if user is not OPERATOR and not page.permissions_for_user(user).can_delete(ignore_bulk=True):
        raise PermissionDenied(_("You may not delete “%(title)s”.") % {"title": page.title})
