import type { SignedIn } from '../../src/access/sign-in.ts';
import type { Viewer } from '../../src/access/viewer.ts';
import type { App } from '../../src/app.ts';
import { civilDateOfInstant } from '../../src/kernel/civil-date.ts';
import type { OpenAccessRecord } from './open-access-record.ts';

/** Timers take no more milliseconds than this. */
const LONGEST_TIMER = 2_147_483_647;

/** One subscription while it is open. */
export interface OpenSubscription {
  readonly accessRecord: OpenAccessRecord;
  readonly ending: AbortController;
}

/**
 * Somebody signed in on one socket. The right is what it was at `connection_init`: when the token ends, the person
 * leaves or any role of theirs changes, the session is over and the client has to come back with a token.
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

  /** Whether the token still runs and the log still gives the same roles, today. */
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
