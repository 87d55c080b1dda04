import type { Readable } from 'node:stream';
import { FACTS } from './decision-facts.ts';
import {
  ERASED,
  evidenceOf,
  type ExportedDecision,
  type ExportedPerson,
  WITHHELD,
  type Words,
} from './exported-decision.ts';
import { namesIn, rowJson, said } from './row-json.ts';

/**
 * Writes one JSON array with one decision on each line. Erased or withheld texts are null and named in `erased` and
 * `withheld`.
 */
export function decisionJson(decisions: AsyncIterable<ExportedDecision>): Readable {
  return rowJson(line, decisions);
}

function line(decision: ExportedDecision): object {
  const { row, authority, pupil, deciders, recordedBy, texts } = decision;
  const { metadata } = row;
  const all: readonly (readonly [string, Words])[] = [
    ...Object.entries(pupil),
    ...Object.entries(texts),
    ['recordedBy', recordedBy.name],
    ...deciders.flatMap(({ persons }) => persons.map(({ name }) => ['deciders', name] as const)),
  ];
  return {
    decisionId: row.id,
    type: row.type,
    pupilId: row.pupil,
    surname: said(pupil.surname),
    forename: said(pupil.forename),
    upn: said(pupil.upn),
    decidedOn: row.decidedOn,
    decidedAt: row.decidedAt,
    precision: metadata.decidedAtPrecision ?? 'INSTANT',
    effectiveFrom: row.effectiveFrom,
    recordedAt: row.recordedAt,
    basis: metadata.basis ?? null,
    deciders: deciders.map(({ kind, meeting, persons }) => ({
      kind,
      meeting,
      persons: persons.map((person) => ({ ...personOf(person), authority: person.authority })),
    })),
    recordedBy: personOf(recordedBy),
    status: row.status,
    primaryNeed: row.primaryNeed,
    findings: authority.findings.map(({ code }) => code),
    lateEntry: row.lateEntry,
    state: row.state,
    facts: Object.fromEntries(
      Object.entries(FACTS)
        .map(([name, fact]) => [name, fact(decision)] as const)
        .filter(([, value]) => value !== null),
    ),
    ...Object.fromEntries(Object.entries(texts).map(([name, words]) => [name, said(words)])),
    evidence: evidenceOf(row),
    erased: namesIn(ERASED, all),
    withheld: namesIn(WITHHELD, all),
  };
}

function personOf({ personId, name, role }: ExportedPerson): object {
  return { personId, name: said(name), role };
}
