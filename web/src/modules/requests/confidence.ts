/** How a share between 0 and 1 is called: people read words sooner than percentages. */
export function confidenceWord(confidence: number): 'high' | 'middle' | 'low' {
  if (confidence >= 0.75) return 'high';
  return confidence >= 0.4 ? 'middle' : 'low';
}

/** How a likelihood that two requests are one thing is called; few pairs are ever sure, so that the steps lie lower. */
export function likenessWord(likeness: number): 'high' | 'middle' | 'low' {
  if (likeness >= 0.4) return 'high';
  return likeness >= 0.12 ? 'middle' : 'low';
}

/** A share as whole per cent; never 100 or 0 where it is not. */
export function percentOf(share: number): number {
  const percent = Math.round(share * 100);
  if (percent >= 100) return share < 1 ? 99 : 100;
  return percent <= 0 && share > 0 ? 1 : percent;
}
