/** From October to January, when most plans for the next year are chosen. `today`: `YYYY-MM-DD`. */
export function isEnrollmentSeason(today: string): boolean {
  const month = Number(today.slice(5, 7));
  return month >= 10 || month === 1;
}
