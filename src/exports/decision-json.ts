import { Readable } from 'node:stream';
import type { Json } from '../kernel/json.ts';
import { ERASED, evidenceOf, type ExportedDecision, type ExportedPerson, WITHHELD, type Words } from './exported-decision.ts';

/** One JSON array, one decision a line. Words that are erased or withheld are null, and named in `erased` and `withheld`. */
export function decisionJson(decisions: AsyncIterable<ExportedDecision>): Readable {
  return Readable.from(lines(decisions), { objectMode: false });
}

async function* lines(decisions: AsyncIterable<ExportedDecision>): AsyncGenerator<string, void, undefined> {
  let before = '[';
  for await (const decision of decisions) {
    yield `${before}\n${JSON.stringify(line(decision))}`;
    before = ',';
  }
  yield before === '[' ? '[]\n' : '\n]\n';
}

function line({ row, pupil, deciders, recordedBy, texts }: ExportedDecision): object {
  const { metadata } = row;
  const all: readonly (readonly [string, Words])[] = [
    ...Object.entries(pupil), ...Object.entries(texts), ['recordedBy', recordedBy.name], ...deciders.flatMap(({ persons }) => persons.map(({ name }) => ['deciders', name] as const)),
  ];
  const named = (state: Words): readonly string[] => [...new Set(all.filter(([, words]) => words === state).map(([name]) => name))];
  return {
    decisionId: row.id, type: row.type, pupilId: row.pupil, surname: said(pupil.surname), forename: said(pupil.forename), upn: said(pupil.upn),
    decidedOn: row.decidedOn, decidedAt: row.decidedAt, precision: metadata.decidedAtPrecision ?? 'INSTANT', effectiveFrom: row.effectiveFrom, recordedAt: row.recordedAt,
    basis: metadata.basis ?? null,
    deciders: deciders.map(({ kind, meeting, persons }) => ({ kind, meeting, persons: persons.map((person) => ({ ...personOf(person), authority: person.authority })) })),
    recordedBy: personOf(recordedBy), status: row.status, primaryNeed: row.primaryNeed, findings: metadata.findings ?? [], lateEntry: row.lateEntry, state: row.state,
    ...Object.fromEntries(Object.entries(texts).map(([name, words]) => [name, said(words)])),
    evidence: evidenceOf(row), erased: named(ERASED), withheld: named(WITHHELD),
  };
}

function personOf({ personId, name, role }: ExportedPerson): object {
  return { personId, name: said(name), role };
}

function said(words: Words): Json {
  return typeof words === 'string' ? words : null;
}
