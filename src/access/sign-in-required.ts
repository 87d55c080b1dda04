/** Nobody is signed in, or the log does not know them. Answered as `UNAUTHENTICATED`. */
export class SignInRequired extends Error {
  constructor() {
    super('sign in first');
    this.name = 'SignInRequired';
  }
}
