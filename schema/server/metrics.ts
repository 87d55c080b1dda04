import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Readiness } from './readiness.ts';

/**
 * Metrics for Prometheus at `/metrics`: counts and times by route, outcome and read model. They hold nothing about
 * persons.
 */
export class Metrics {
  readonly registry = new Registry();
  readonly requests: Histogram<'route' | 'status'>;
  readonly operations: Counter<'operation' | 'outcome'>;
  readonly sockets: Gauge;
  private readonly lag: Gauge<'model'>;
  private readonly ready: Gauge;

  constructor() {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Histogram({
      name: 'sen_trail_http_request_seconds',
      help: 'Time to answer a request.',
      labelNames: ['route', 'status'],
      buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15],
      registers,
    });
    this.operations = new Counter({
      name: 'sen_trail_operations_total',
      help: 'GraphQL operations and pushes by kind and outcome.',
      labelNames: ['operation', 'outcome'],
      registers,
    });
    this.sockets = new Gauge({ name: 'sen_trail_sockets', help: 'Open WebSockets.', registers });
    this.lag = new Gauge({
      name: 'sen_trail_read_model_lag_events',
      help: 'Events of the log that a read model has not passed yet.',
      labelNames: ['model'],
      registers,
    });
    this.ready = new Gauge({
      name: 'sen_trail_ready',
      help: '1 when the process answers everything it should.',
      registers,
    });
  }

  async text(readiness: Readiness): Promise<string> {
    this.ready.set(readiness.reasons.length === 0 ? 1 : 0);
    for (const { name, lag } of readiness.models) this.lag.set({ model: name }, lag);
    return this.registry.metrics();
  }
}
