/**
 * A signal for one attempt: it aborts when its time is over or when the call ends. `AbortSignal.any` would do, but keeps
 * every attempt's signal alive for as long as the call's.
 */
export class AttemptSignal {
  private readonly controller = new AbortController();
  private readonly timer: NodeJS.Timeout;
  private readonly abort = () => {
    this.controller.abort();
  };
  /** Whether the attempt's own time was over. */
  timedOut = false;

  constructor(
    milliseconds: number,
    private readonly sources: readonly AbortSignal[],
  ) {
    this.timer = setTimeout(() => {
      this.timedOut = true;
      this.abort();
    }, milliseconds);
    for (const source of sources) {
      if (source.aborted) this.abort();
      else source.addEventListener("abort", this.abort, { once: true });
    }
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  close(): void {
    clearTimeout(this.timer);
    for (const source of this.sources) source.removeEventListener("abort", this.abort);
  }
}
