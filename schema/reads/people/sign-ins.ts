import { Arg, Ctx, Field, ID, ObjectType, Query, Resolver } from 'type-graphql';
import {
  isWaiting,
  type SignIn,
  type SignInAct,
  signInState,
  type SignInState,
} from '../../../src/governance/sign-in.ts';
import type { Instant } from '../../../src/kernel/instant.ts';
import { scopesFor } from '../../asking.ts';
import type { RequestContext } from '../../context.ts';
import { SignInConfirmedByEnum, SignInStateEnum } from '../../enums/sign-ins.ts';
import { InstantScalar } from '../../scalars/instant.ts';
import { RecorderType } from './deciders.ts';
import { Person } from './person.ts';
import { SealedFields } from './sealed-fields.ts';

@ObjectType('SignIn', {
  description: 'A sign-in of a person: who linked it, who confirmed it, and whether it lets the person in.',
})
export class SignInType {
  @Field(() => ID, { description: 'Stored id, for `confirmSignIn`, `refuseSignIn` and `unlinkSignIn`.', simple: true })
  readonly uuid: string;

  @Field(() => Person, { description: 'The person whom it lets in.', simple: true })
  readonly person: Person;

  @Field(() => SignInStateEnum, { description: 'Whether it lets the person in now.', simple: true })
  readonly state: SignInState;

  @Field(() => RecorderType, { description: 'Who linked it.', simple: true })
  readonly linkedBy: RecorderType;

  @Field(() => InstantScalar, { description: 'When it was linked.', simple: true })
  readonly linkedAt: Instant;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When its waiting period is over; null: it waits for no time.',
    simple: true,
  })
  readonly usableFrom: Instant | null;

  @Field(() => RecorderType, {
    nullable: true,
    description: 'Who confirmed it; null: nobody, since it is a first sign-in, still waits, or counts by its time.',
    simple: true,
  })
  readonly confirmedBy: RecorderType | null;

  @Field(() => SignInConfirmedByEnum, {
    nullable: true,
    description: 'In which way it was confirmed; null: it was not.',
    simple: true,
  })
  readonly confirmation: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was confirmed; null: it was not.', simple: true })
  readonly confirmedAt: Instant | null;

  @Field(() => RecorderType, {
    nullable: true,
    description: 'Who refused it, took it away, or recorded the leaving by which it lapsed; null: it stands.',
    simple: true,
  })
  readonly endedBy: RecorderType | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When that was; null: it stands.', simple: true })
  readonly endedAt: Instant | null;

  private readonly sealed: SealedFields;
  private readonly end: SealedFields | undefined;

  constructor(person: string, signIn: SignIn, now: Instant) {
    const { id, linked, confirmed, ended, event, usableFrom } = signIn;
    this.uuid = id;
    this.person = new Person(person, true);
    this.state = signInState(signIn, now);
    this.linkedBy = recorder(linked);
    this.linkedAt = linked.at;
    this.usableFrom = usableFrom;
    this.confirmedBy = confirmed && recorder(confirmed);
    this.confirmation = confirmed?.by ?? null;
    this.confirmedAt = confirmed?.at ?? null;
    this.endedBy = ended && recorder(ended);
    this.endedAt = ended?.at ?? null;
    this.sealed = new SealedFields(event.data, event.sealedIn, true);
    this.end = ended?.event && new SealedFields(ended.event.data, ended.event.sealedIn, true);
  }

  @Field(() => String, { nullable: true, description: 'Its issuer, as tokens name it; null where it was erased.' })
  async issuer(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('issuer', context);
  }

  @Field(() => String, { nullable: true, description: 'Its subject, as tokens name it; null where it was erased.' })
  async subject(@Ctx() context: RequestContext): Promise<string | null> {
    return this.sealed.text('subject', context);
  }

  @Field(() => String, {
    nullable: true,
    description: 'Why it was refused or taken away; null: it stands, lapsed, or the words were erased.',
  })
  async reason(@Ctx() context: RequestContext): Promise<string | null> {
    return (await this.end?.text('reason', context)) ?? null;
  }
}

function recorder({ person, role }: SignInAct): RecorderType {
  return new RecorderType(new Person(person, true), role);
}

/** Every sign-in that a person has or had, oldest first. */
export function signInsOfPerson(person: string, { app }: RequestContext): readonly SignInType[] {
  const now = app.clock.now();
  return app.directory.person(person).signIns.map((signIn) => new SignInType(person, signIn, now));
}

@Resolver()
export class SignInQueries {
  @Query(() => [SignInType], {
    nullable: true,
    description:
      'Sign-ins of the people of a school and its trust, past ones included: whom a school registered, or who has or had an office there. Needs CONFIRM_SIGN_IN there.',
  })
  signIns(
    @Ctx() context: RequestContext,
    @Arg('schoolUrn', () => String, { description: 'URN of the school.' }) schoolUrn: string,
    @Arg('waiting', () => Boolean, {
      defaultValue: false,
      description: 'Only those that wait for somebody to confirm or refuse them.',
    })
    waiting: boolean,
  ): readonly SignInType[] {
    scopesFor(context, 'CONFIRM_SIGN_IN', schoolUrn);
    const { directory, clock } = context.app;
    const now = clock.now();
    return directory.personsOf(schoolUrn).flatMap((person) =>
      directory
        .person(person)
        .signIns.filter((signIn) => !waiting || isWaiting(signIn, now))
        .map((signIn) => new SignInType(person, signIn, now)),
    );
  }
}
