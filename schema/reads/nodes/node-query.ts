import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { denied, noteAskedFor, signedIn } from '../../asking.ts';
import { badUserInput } from '../../scalars/check-shape.ts';
import type { RequestContext } from '../../context.ts';
import { oneChangedDecision } from '../decisions/changed-decisions.ts';
import { decisionAsAt } from '../decisions/decisions.ts';
import { oneDiscrepancy } from '../register/discrepancies.ts';
import { oneCase } from '../ehc/ehc-case.ts';
import { oneIncomingTransfer } from '../pupils/incoming-transfers.ts';
import { matterAsAt } from '../matters/matters.ts';
import { onePerson } from '../people/person.ts';
import { oneProvision } from '../provision/provision-map.ts';
import { onePupil, oneRecord } from '../pupils/pupils.ts';
import { oneSchool } from '../schools/school.ts';
import { oneInboxEntry } from '../involvement/senco-inbox.ts';
import { signOffAsAt } from '../sign-off/sign-off-queue.ts';
import { ReadArgs } from '../paging/page.ts';
import { AsAtInput } from '../paging/as-at.ts';
import { decodeId, type GlobalId, type IdCut, type IdType } from '../../ids/global-id.ts';
import { Node } from '../../ids/node.ts';

type Find = (uuid: string, read: ReadArgs, context: RequestContext) => object | undefined | Promise<object | undefined>;

const FIND: Readonly<Record<IdType, Find>> = {
  ChangedDecision: oneChangedDecision,
  Decision: decisionAsAt,
  Discrepancy: oneDiscrepancy,
  EhcCase: oneCase,
  InboxEntry: oneInboxEntry,
  IncomingTransfer: oneIncomingTransfer,
  Matter: matterAsAt,
  Person: onePerson,
  Provision: oneProvision,
  Pupil: onePupil,
  PupilRecord: oneRecord,
  School: oneSchool,
  SignOff: signOffAsAt,
};

@Resolver()
export class NodeQueries {
  @Query(() => Node, {
    nullable: true,
    description:
      'What has this id, in the state of the record that the id bears, by the rights that the viewer has today; null where there is no such thing, or none that the viewer may see.',
  })
  async node(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'An `id` as it was answered; no `uuid`, which tells no type.' }) id: string,
  ): Promise<object | null> {
    signedIn(context);
    const asked = decodeId(id);
    if (asked === undefined) throw badUserInput([{ field: 'id', rule: 'isId' }]);
    if (asked.type === 'Pupil' || asked.type === 'PupilRecord') noteAskedFor(context, asked.uuid);
    const found = await (asked.cut === undefined ? findNow(asked, context) : findAt(asked, asked.cut, context));
    // Noted for the access record; what is not there and what may not be seen are answered alike.
    if (found === undefined) denied(context, 'READ_DECISIONS');
    return found ?? null;
  }
}

async function findNow({ type, uuid }: GlobalId, context: RequestContext): Promise<object | undefined> {
  const { answerCut: _none, ...now } = context;
  return FIND[type](uuid, new ReadArgs(), now);
}

/** What is found by the id of a state of the record bears ids of that state. */
async function findAt({ type, uuid }: GlobalId, cut: IdCut, context: RequestContext): Promise<object | undefined> {
  if (cut.ordinal > context.app.log.head()) return undefined;
  context.answerCut?.begin(cut);
  return FIND[type](uuid, readAt(cut), cut.effectiveOn === null ? { ...context, today: cut.listedOn } : context);
}

/** The arguments that lead to this state: noon of a day stands for the day on which dates were judged. */
function readAt({ ordinal, effectiveOn, judgedOn }: IdCut): ReadArgs {
  const recordedAt = effectiveOn === null ? `${judgedOn}T12:00:00.000Z` : null;
  return Object.assign(new ReadArgs(), { asAt: Object.assign(new AsAtInput(), { ordinal, recordedAt, effectiveOn }) });
}
