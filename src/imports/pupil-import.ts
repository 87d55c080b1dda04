import type { Actor } from '../access/actor.ts';
import type { App } from '../app.ts';
import type { Command } from '../decisions/given.ts';
import { foldPupil } from '../decisions/pupil-case.ts';
import type { SenStatus } from '../decisions/pupil-events.ts';
import { periodOn } from '../decisions/sen-status.ts';
import type { RuleCode } from '../decisions/rules.ts';
import type { CommandRequest } from '../write-path/command-request.ts';
import type { StoredEvent } from '../kernel/event.ts';
import type { Refusal } from '../kernel/refusal.ts';
import { definitionOf } from '../registry/index.ts';
import { findSubject } from '../write-path/find-subject.ts';
import type { ImportFault } from './import-result.ts';
import { type FileFacts, registerCommand, reviewCommand, statusCommand } from './pupil-commands.ts';
import type { RegisterRow } from './register-row.ts';

/** How one pupil of a file stands on the register of its school. */
export interface RegisterEntry {
  readonly status: SenStatus;
  readonly primaryNeed: string | undefined;
}

/** What one row did, or would do. `before` and `after` only from a dry run. */
export interface PupilEffect {
  readonly recorded: boolean;
  readonly differences: number;
  readonly faults: readonly ImportFault[];
  readonly before?: RegisterEntry | undefined;
  readonly after?: RegisterEntry | undefined;
}

/** One row of a school file on its way through the write path: first who the pupil is, then what its status is. */
export class PupilImport {
  private readonly app: App;
  private readonly actor: Actor;
  private readonly file: FileFacts;
  private readonly row: RegisterRow;
  private readonly known: string | undefined;

  /** `known`: id of the pupil where the row's UPN does not find it. */
  constructor(app: App, actor: Actor, file: FileFacts, row: RegisterRow, known?: string) {
    this.app = app;
    this.actor = actor;
    this.file = file;
    this.row = row;
    this.known = known;
  }

  async record(): Promise<PupilEffect> {
    if (this.known !== undefined) return this.said(this.known, []);
    const registered = await this.app.executor.execute(
      this.request('RegisterPupil', registerCommand(this.row, this.file)),
    );
    const faults: ImportFault[] =
      registered.kind === 'REFUSED' ? this.refusalFaults(registered.refusals, 'RegisterPupil') : [];
    if (faults.some((fault) => fault.disposition === 'REJECTED')) return { recorded: false, differences: 0, faults };
    const ids = registered.kind === 'RECORDED' ? registered.receipt.eventIds : [];
    // Beside a pupil who is new here, no SEN without a date can contradict nothing.
    const isNew = registered.kind === 'RECORDED' && ids.length === registered.revision + 1;
    return this.said(registered.subjectId, ids, isNew);
  }

  /** Records what the row says of a pupil, once it is known who that is. `registered`: events recorded on the way. */
  private async said(pupilId: string, registered: readonly string[], isNew = false): Promise<PupilEffect> {
    const faults: ImportFault[] = [];
    const command = isNew && this.row.noSen ? undefined : statusCommand(this.row, pupilId, this.file);
    const outcome =
      command === undefined ? undefined : await this.app.executor.execute(this.request('RecordSenStatus', command));
    if (outcome?.kind === 'REFUSED') faults.push(...this.refusalFaults(outcome.refusals, 'RecordSenStatus'));
    const review = reviewCommand(this.row, pupilId, this.file);
    const reviewed =
      review === undefined ? undefined : await this.app.executor.execute(this.request('RecordReviewDate', review));
    if (reviewed?.kind === 'REFUSED') faults.push(...this.refusalFaults(reviewed.refusals, 'RecordReviewDate'));
    const more = [outcome, reviewed].flatMap((o) => (o?.kind === 'RECORDED' ? o.receipt.eventIds : []));
    const ids = [...registered, ...more];
    return { recorded: ids.length > 0, differences: await this.differences(pupilId, new Set(ids)), faults };
  }

  /** The same without writing anything. */
  async dryRun(): Promise<PupilEffect> {
    const register = this.request('RegisterPupil', registerCommand(this.row, this.file));
    const pupilId = this.known ?? (await findSubject(this.app, register)).subjectId;
    const status = statusCommand(this.row, pupilId, this.file);
    const review = reviewCommand(this.row, pupilId, this.file);
    const requests = [
      ...(this.known === undefined ? [register] : []),
      ...(status === undefined ? [] : [this.request('RecordSenStatus', status)]),
      ...(review === undefined ? [] : [this.request('RecordReviewDate', review)]),
    ];
    const { decisions, before, after } = await this.app.executor.dryRun(requests);
    const told = decisions.map((d, i) =>
      d.kind === 'REFUSED' ? this.refusalFaults(d.refusals, requests[i]?.definition.name ?? '') : [],
    );
    // Of a pupil who is refused nothing else is recorded, as in earnest.
    if (this.known === undefined && told[0] !== undefined && told[0].length > 0)
      return {
        recorded: false,
        differences: 0,
        faults: told[0],
        before: this.entry(before),
        after: this.entry(before),
      };
    const events = decisions.flatMap((d) => (d.kind === 'ACCEPTED' ? d.events : []));
    return {
      recorded: events.length > 0,
      differences: events.filter(isDifference).length,
      faults: told.flat(),
      before: this.entry(before),
      after: this.entry(after),
    };
  }

  private request(name: string, command: Command): CommandRequest {
    const definition = definitionOf(name);
    if (definition === undefined) throw new Error(`the registry has lost ${name}`);
    return { definition, command, actor: this.actor, correlationId: this.file.importId, awaitReadModels: false };
  }

  private async differences(pupilId: string, ids: ReadonlySet<string>): Promise<number> {
    if (ids.size === 0) return 0;
    const events = await this.app.store.read(`pupil-${pupilId}`);
    return events.filter((event) => ids.has(event.id) && isDifference(event)).length;
  }

  /** `ALREADY_RECORDED` is what an unchanged row gives; anything else is told by line. */
  private refusalFaults(refusals: readonly Refusal<RuleCode>[], column: string): ImportFault[] {
    return refusals
      .filter(({ code }) => code !== 'ALREADY_RECORDED')
      .map(({ code }) => ({ line: this.row.line, column, code, disposition: 'REJECTED' }));
  }

  private entry(events: readonly StoredEvent[]): RegisterEntry | undefined {
    const pupil = foldPupil(events);
    if (
      !pupil.enrolments.some(
        (e) => e.schoolUrn === this.file.schoolUrn && (e.leftOn === null || e.leftOn >= this.file.today),
      )
    )
      return undefined;
    const period = periodOn(pupil.periods, this.file.today);
    return { status: period?.status ?? 'N', primaryNeed: period?.needs.find((need) => need.rank === 1)?.code };
  }
}

/** A question that the file's own faults do not count already: a UPN in doubt is one of them. */
function isDifference({ type, data }: { readonly type: string; readonly data: object }): boolean {
  return type === 'DiscrepancyRaised' && !('kind' in data && data.kind === 'UPN_IN_DOUBT');
}
