import { CONFIRMED_BY, SIGN_IN_STATE } from '../../src/governance/sign-in.ts';
import { enumOf } from './enum-of.ts';

export const SignInStateEnum = enumOf(SIGN_IN_STATE);
export const SignInConfirmedByEnum = enumOf(CONFIRMED_BY);
