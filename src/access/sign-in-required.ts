/** Nobody is signed in, or nobody whom the log knows: nothing here may be asked. Answered as `UNAUTHENTICATED`. */
export class SignInRequired extends Error {
  constructor() {
    super('sign in first');
    this.name = 'SignInRequired';
  }
}
