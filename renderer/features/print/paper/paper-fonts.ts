/** Fonts load when they are first drawn with, which for the page's margins and for measuring is too late. */
export async function fontsLoaded(): Promise<void> {
  if (!('fonts' in document)) return;
  await Promise.all([400, 700, 800].map((weight) => document.fonts.load(`${weight} 12pt "Public Sans"`)));
}
