import { status } from '@grpc/grpc-js';
import type { ServiceError } from '@grpc/grpc-js';
import { serviceError } from './wire.ts';

/** What the stand-in does wrong, switched by a test. Every counter counts down to the behaviour of a healthy server. */
export class Faults {
  /** false: as 22.10, which never says that a subscription has caught up. */
  saysCaughtUp = true;
  /** false: as servers that do not give the place of an event when a single stream is read. */
  placesInStreams = true;
  /** So many calls are answered "Server Is Not Ready". */
  notReady = 0;
  /** So many calls are answered that this node is not the leader; the leader named is this very node. */
  notLeader = 0;
  /** So many appends are stored and never answered. */
  swallowedAnswers = 0;
  /** So many subscriptions are dropped as "Consumer too slow" after `liveEventsBeforeDrop` live events. */
  slowConsumerDrops = 0;
  liveEventsBeforeDrop = 10;
  /** Port of the node that gossip names as leader of the cluster; undefined: this one. */
  leaderPort: number | undefined;
  /** Set by the stand-in once it listens. */
  port = 0;

  refuseCall(): ServiceError | undefined {
    if (this.notReady > 0) {
      this.notReady -= 1;
      return serviceError(status.UNKNOWN, 'Server Is Not Ready');
    }
    if (this.notLeader === 0) return undefined;
    this.notLeader -= 1;
    return serviceError(status.NOT_FOUND, 'Leader info available', {
      exception: 'not-leader',
      'leader-endpoint-host': '127.0.0.1',
      'leader-endpoint-port': String(this.port),
    });
  }

  swallowAnswer(): boolean {
    if (this.swallowedAnswers === 0) return false;
    this.swallowedAnswers -= 1;
    return true;
  }

  dropsAfter(liveEvents: number): boolean {
    if (this.slowConsumerDrops === 0 || liveEvents < this.liveEventsBeforeDrop) return false;
    this.slowConsumerDrops -= 1;
    return true;
  }
}
