/** What the import has to say: problems, which stop it, and notes on what it changed, assumed or left out. */
export class Log {
  private readonly found: string[] = [];
  private readonly remarks = new Map<string, string[]>();

  /** Something without which the model cannot be imported, as a sentence that names the place in the file. */
  problem(sentence: string): void {
    if (!this.found.includes(sentence)) this.found.push(sentence);
  }

  /** Something that a person should know. The same remark on many places is made once. */
  note(remark: string, place: string): void {
    const places = this.remarks.get(remark) ?? [];
    this.remarks.set(remark, [...places, place]);
  }

  get problems(): readonly string[] {
    return this.found;
  }

  /** Sentences, each with the places it is about: all of them if they are few. */
  get notes(): readonly string[] {
    return [...this.remarks].map(([remark, places]) => {
      const shown = places.slice(0, SHOWN_PLACES).join(", ");
      const more = places.length - SHOWN_PLACES;
      return `${shown}${more > 0 ? ` and ${more} more` : ""}: ${remark}`;
    });
  }
}

const SHOWN_PLACES = 3;
