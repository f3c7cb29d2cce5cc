"""What was read in the documents: names, and facts, each with its words; and the authority records they belong to."""

from __future__ import annotations

from django.db import models


class Authority(models.Model):
    """An authority record of a person, a corporate body or a place (ISAAR(CPF); ISO 5963 for places).

    `name` is what the keeper sees; the public sees a name attested in a public record (`catalogue.authorities`).
    `merged_into` is set where two turned out to be one: the id then leads there. `approved` is "", approved or
    rejected: whether a private person may have a page. `identifiers` maps "viaf", "wikidata" and the like to values,
    `how_merged` says why a machine put names together here, "" where nobody did. `chosen` says that a person chose
    the name.
    """

    id = models.CharField(primary_key=True, max_length=12)
    kind = models.CharField(max_length=6)
    name = models.CharField(max_length=500)
    chosen = models.BooleanField(default=False)
    merged_into = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="merged")
    approved = models.CharField(max_length=10, blank=True)
    identifiers = models.JSONField(default=dict, blank=True)
    how_merged = models.TextField(blank=True)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name = "person, body or place"
        verbose_name_plural = "people, bodies and places"
        indexes = [models.Index(fields=["kind", "name"], name="authority_name")]

    def __str__(self) -> str:
        return self.name


class AuthorityName(models.Model):
    """A form of a name that somebody tells: `attested` where `anchor` is the passage that says so.

    `scheme` names the romanisation or language, `kind` is name, alias, cryptonym or pseudonym; `said_by` who or what
    gives it. Attested forms from the texts are the names of `NamedEntity`; those that rules make are stored nowhere.
    """

    authority = models.ForeignKey("Authority", on_delete=models.CASCADE, related_name="names")
    name = models.CharField(max_length=500)
    scheme = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12, default="name")
    attested = models.BooleanField(default=False)
    said_by = models.CharField(max_length=300, blank=True)
    anchor = models.JSONField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "name", "scheme"], name="authority_name_once")]


class AuthorityProposal(models.Model):
    """That two authority records may be one, with the reasons; `decision` is "", confirmed, rejected, or automatic
    where a machine put them together."""

    first = models.ForeignKey("Authority", on_delete=models.CASCADE, related_name="+")
    second = models.ForeignKey("Authority", on_delete=models.CASCADE, related_name="+")
    certainty = models.FloatField()
    reason = models.TextField()
    finder = models.CharField(max_length=60)
    decision = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = "pair that may be one"
        verbose_name_plural = "pairs that may be one"
        constraints = [models.UniqueConstraint(fields=["first", "second"], name="authority_proposal_once")]
        indexes = [models.Index(fields=["decision", "-certainty"], name="authority_proposal_open")]


class TextRead(models.Model):
    """That a version of an object's text was read by the finders named in `finders` (a digest of their versions).

    `public` and `keeper` say for whom these finds hold: words that the public may not see are read apart. `digest` is
    SHA-256 over all that the finders were given; while it and `finders` hold, nothing is read again. `revision` is
    the unit's when it was read.
    """

    unit = models.ForeignKey("UnitOfDescription", on_delete=models.CASCADE, related_name="texts_read")
    digital_object = models.ForeignKey("DigitalObject", on_delete=models.CASCADE, related_name="+")
    version = models.PositiveIntegerField()
    public = models.BooleanField(default=False)
    keeper = models.BooleanField(default=False)
    revision = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    finders = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digital_object", "public", "keeper"], name="text_read_once"),
        ]
        indexes = [models.Index(fields=["unit", "public"], name="text_read_unit")]


class NamedEntity(models.Model):
    """Somebody, a body or a place as one text names it; `key` is unique within the reading ("person:1").

    `authority` is whom the archive takes it for, `reason` why, with `certainty` from 0 to 1; `decision` is "",
    confirmed or rejected (then it is another's, and no machine moves it back).
    """

    text_read = models.ForeignKey("TextRead", on_delete=models.CASCADE, related_name="entities")
    key = models.CharField(max_length=40)
    kind = models.CharField(max_length=6)
    name = models.CharField(max_length=500)
    listed = models.CharField(max_length=200, blank=True)
    expansion = models.CharField(max_length=500, blank=True)
    authority = models.ForeignKey(
        "Authority", null=True, blank=True, on_delete=models.SET_NULL, related_name="entities"
    )
    reason = models.CharField(max_length=300, blank=True)
    certainty = models.FloatField(default=0)
    decision = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["text_read", "key"], name="entity_once")]
        indexes = [models.Index(fields=["kind", "name"], name="entity_name")]


class Mention(models.Model):
    """A place where an entity is named, or meant by a pronoun or a role.

    `page` is None where the name stands in the description column `element`. `form` is name, role, pronoun
    or variant (another form of the name, right behind it); `decision` "", confirmed or rejected.
    """

    entity = models.ForeignKey("NamedEntity", on_delete=models.CASCADE, related_name="mentions")
    page = models.PositiveIntegerField(null=True, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=500)
    titles = models.JSONField(default=list, blank=True)
    form = models.CharField(max_length=8)
    element = models.CharField(max_length=60, blank=True)
    finder = models.CharField(max_length=40)
    confidence = models.FloatField()
    decision = models.CharField(max_length=10, blank=True)

    class Meta:
        verbose_name = "name in a text"
        verbose_name_plural = "names in texts"
        indexes = [
            models.Index(fields=["entity", "page", "start"], name="mention_place"),
            models.Index(fields=["decision", "confidence", "id"], name="mention_open"),
        ]


class Fact(models.Model):
    """A fact that a text states, at its words: `kind` is office, meeting, statement, figure, date, mark or reference.

    The id follows from the text, the place and what is said, so that a fact read again keeps its address. `said` holds
    the fields of `core.extracting.facts` by their names, with entities by their keys; those are in `FactEntity` too,
    each under its field's name. Fields that name another fact hold its id. `date_first` and `date_last` are the bounds
    of the fact's date or period as yyyymmdd. `series` is shared by figures told together, and is the id of the first
    of them. `key` named the fact within its reading. `decision` is "", confirmed, corrected or rejected.

    `page` is None where the fact stands in the description column `element`, of which `text` is the value.
    """

    id = models.CharField(primary_key=True, max_length=12)
    text_read = models.ForeignKey("TextRead", on_delete=models.CASCADE, related_name="facts")
    kind = models.CharField(max_length=9)
    key = models.CharField(max_length=40, blank=True)
    number = models.PositiveIntegerField()
    page = models.PositiveIntegerField(null=True, blank=True)
    start = models.PositiveIntegerField(default=0)
    end = models.PositiveIntegerField(default=0)
    text = models.TextField()
    element = models.CharField(max_length=60, blank=True)
    said = models.JSONField(default=dict)
    date_first = models.IntegerField(null=True, blank=True)
    date_last = models.IntegerField(null=True, blank=True)
    series = models.CharField(max_length=12, blank=True)
    office = models.CharField(max_length=300, blank=True)
    finder = models.CharField(max_length=40)
    confidence = models.FloatField()
    decision = models.CharField(max_length=10, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["text_read", "kind", "number"], name="fact_order"),
            models.Index(fields=["kind", "date_first"], name="fact_date"),
            models.Index(fields=["kind", "office"], name="fact_office"),
            models.Index(fields=["series"], name="fact_series"),
            models.Index(fields=["decision", "confidence", "id"], name="fact_open"),
            # the decision first: led by the kind, SQLite takes it for joins that are quicker without it
            models.Index(fields=["decision", "kind", "confidence", "id"], name="fact_open_kind"),
        ]


class FactEntity(models.Model):
    """That an entity takes part in a fact; `role` is the fact's field (person, body, participants, speaker, …)."""

    fact = models.ForeignKey("Fact", on_delete=models.CASCADE, related_name="entities")
    entity = models.ForeignKey("NamedEntity", on_delete=models.CASCADE, related_name="facts")
    role = models.CharField(max_length=20)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["fact", "entity", "role"], name="fact_entity_once")]
