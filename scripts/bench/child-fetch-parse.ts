/** The yardstick of the first sync: fetch every page and keep what `JSON.parse` makes of it. `node … BASE` */
const kept: unknown[] = [];
const cpu = process.cpuUsage();
const start = performance.now();
let url: string | undefined = `${process.argv[2]}/ExplanationOfBenefit`;
while (url !== undefined) {
  const bundle = JSON.parse(await (await fetch(url)).text()) as { link: { url: string }[] };
  kept.push(bundle);
  url = bundle.link[0]?.url;
}
const { user, system } = process.cpuUsage(cpu);
process.send?.({ ms: performance.now() - start, cpuMs: (user + system) / 1000, pages: kept.length });
process.disconnect?.();

export {};
