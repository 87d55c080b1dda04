import type { SignedIn } from '../../src/access/sign-in.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import type { App } from '../../src/app.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import type { OpenAccessRecord } from './open-access-record.ts';

/** The longest delay that timers take, in milliseconds. */
const LONGEST_TIMER = 2_147_483_647;

/** One subscription while it is open. */
export interface OpenSubscription {
  readonly accessRecord: OpenAccessRecord;
  readonly ending: AbortController;
}

/**
 * A person signed in on one socket, with the rights held at `connection_init`. It ends when the token ends, the person
 * leaves or any of their roles changes. Then the client has to sign in again.
 */
export class SocketSession {
  readonly viewer: Viewer;
  private readonly app: App;
  private readonly subscriptions = new Map<string, OpenSubscription>();
  private readonly signedIn: SignedIn;
  private readonly timer: NodeJS.Timeout;
  private readonly roles: string;

  constructor(app: App, signedIn: SignedIn, viewer: Viewer, over: () => void) {
    this.app = app;
    this.signedIn = signedIn;
    this.viewer = viewer;
    this.roles = rolesOf(viewer);
    this.timer = setTimeout(
      over,
      Math.min(Math.max(signedIn.expiresAt - Date.parse(app.clock.now()), 0), LONGEST_TIMER),
    );
    this.timer.unref();
  }

  /** True if the token is valid and the log still gives the same roles today. */
  holds(): boolean {
    const now = this.app.clock.now();
    if (Date.parse(now) >= this.signedIn.expiresAt) return false;
    const viewer = this.app.directory.viewerFor(this.viewer.actor, civilDateOfInstant(now));
    return viewer !== undefined && rolesOf(viewer) === this.roles;
  }

  get count(): number {
    return this.subscriptions.size;
  }

  open(id: string, subscription: OpenSubscription): void {
    this.subscriptions.set(id, subscription);
  }

  accessRecordOf(id: string): OpenAccessRecord | undefined {
    return this.subscriptions.get(id)?.accessRecord;
  }

  complete(id: string): void {
    this.subscriptions.get(id)?.ending.abort();
    this.subscriptions.delete(id);
  }

  /** Fires the signal of every open subscription. */
  end(): void {
    clearTimeout(this.timer);
    for (const { ending } of this.subscriptions.values()) ending.abort();
    this.subscriptions.clear();
  }
}

function rolesOf({ roles }: Viewer): string {
  return roles
    .map(({ schoolUrn, role }) => `${schoolUrn} ${role}`)
    .sort()
    .join('\n');
}
