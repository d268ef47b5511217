/** Another draft; or a step back; or this topic anew; or no more of it. */
export type Told<D> = { kind: 'told'; draft: D } | { kind: 'back' } | { kind: 'again' } | { kind: 'leave' };

export interface Question<D> {
  /** Questions of one topic stand together. */
  topic: string;
  isAsked: (draft: D) => boolean;
  /** It only tries what was told: nobody steps back into it. */
  isTrial: boolean;
  ask: (draft: D) => Promise<Told<D>>;
}

/**
 * Asks one question after the other, each time with what was told before, so that a step back loses nothing. `begin` is
 * told each topic when its questions begin. null: the person left.
 */
export async function askInOrder<D>(
  questions: readonly Question<D>[],
  first: D,
  begin: (topic: string, draft: D) => void,
): Promise<D | null> {
  let [draft, at, topic] = [first, 0, ''];
  for (let question = questions[at]; question !== undefined; question = questions[at]) {
    if (!question.isAsked(draft)) {
      at++;
      continue;
    }
    if (question.topic !== topic) begin((topic = question.topic), draft);
    const told = await question.ask(draft);
    if (told.kind === 'leave') return null;
    if (told.kind === 'told') [draft, at] = [told.draft, at + 1];
    else if (told.kind === 'back') at = askedBefore(questions, at, draft);
    else at = questions.findIndex((one) => one.topic === topic);
  }
  return draft;
}

/** The first stays the first. */
function askedBefore<D>(questions: readonly Question<D>[], at: number, draft: D): number {
  const before = questions.slice(0, at).findLastIndex(({ isTrial, isAsked }) => !isTrial && isAsked(draft));
  return Math.max(0, before);
}
