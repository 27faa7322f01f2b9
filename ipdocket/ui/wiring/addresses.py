"""Addresses of owners, from the services."""

from collections.abc import Sequence
from pathlib import Path

from ipdocket.domain.addresses import AddressRole, OwnerAddress, Script
from ipdocket.services import addresses
from ipdocket.services.core.session import Session
from ipdocket.ui.shown_addresses import AddressShown, AddressTried, ProposalLine
from ipdocket.ui.words import count, tr


class Addresses:
    """Fills the port of the same name."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, party: int) -> Sequence[AddressShown]:
        """The standard addresses of an owner."""
        return [_shown(one) for one in addresses.list_addresses(self._session, party)]

    def try_address(self, typed: AddressShown) -> AddressTried:
        """The address checked as typed."""
        tried = addresses.try_address(self._session, _typed(typed))
        return AddressTried(tried.findings, tried.envelope, _shown(tried.latin))

    def keep(self, typed: Sequence[AddressShown]) -> str:
        """Keeps them as the standard ones, all or none."""
        addresses.keep_address(self._session, *map(_typed, typed))
        return tr("The standard address is kept. Propose it to the matters when it is to hold there too.")

    def propose(self, party: int, role: str) -> str:
        """Proposes the standard address of a role to the owner's matters."""
        number = addresses.propose_address(self._session, party, AddressRole(role))
        if not number:
            return tr("Every matter of this owner has it already, or was asked.")
        return tr("Proposed to {n}.", n=count(number, tr("matter"), tr("matters")))

    def proposals(self, party: int) -> Sequence[ProposalLine]:
        """What waits to be taken on matters."""
        return [
            ProposalLine(
                one.matter, one.address.id, f"{one.reference} ({one.office})", str(one.address.role), str(one.address.script),
                one.address.told, one.former,
            )
            for one in addresses.list_proposals(self._session, party)
        ]  # fmt: skip

    def decide(self, pairs: Sequence[tuple[int, int]], take: bool) -> str:
        """Takes or leaves what was proposed."""
        number = count(addresses.decide_proposals(self._session, pairs, take), tr("address"), tr("addresses"))
        return tr("{n} taken.", n=number) if take else tr("{n} left; the matters keep what they had.", n=number)

    def save(self, path: str) -> str:
        """Writes every standard address."""
        rows = addresses.write_addresses(self._session, Path(path))
        return tr("{name} written, {n}.", name=Path(path).name, n=count(rows, tr("row"), tr("rows")))

    def load(self, path: str) -> str:
        """Takes standard addresses from a file."""
        read = addresses.read_addresses(self._session, Path(path))
        told = tr("{kept} kept, {unchanged} unchanged.", kept=read.kept, unchanged=read.unchanged)
        wrong = "\n".join(tr("Row {row}: {why}", row=row, why=why) for row, why in read.refused[:10])
        return f"{told}\n{wrong}" if wrong else told


def _shown(one: OwnerAddress) -> AddressShown:
    return AddressShown(
        one.party, str(one.role), str(one.script), "\n".join(one.lines), one.city, one.area, one.postcode, one.country, one.source
    )  # fmt: skip


def _typed(typed: AddressShown) -> OwnerAddress:
    return OwnerAddress(
        typed.party, AddressRole(typed.role), Script(typed.script), tuple(typed.lines.splitlines()), typed.city, typed.area,
        typed.postcode, typed.country, typed.source,
    )  # fmt: skip
