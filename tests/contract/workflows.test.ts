/**
 * The workflows that check and release: what they run exists, what they use of others cannot be changed under them, and
 * secrets are where a person must say yes (docs.github.com/actions/security-guides/security-hardening-for-github-actions).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

type Step = {
  name?: string;
  uses?: string;
  run?: string;
  shell?: string;
  with?: Record<string, unknown>;
  env?: Record<string, string>;
};
type Job = {
  permissions?: Record<string, string>;
  'timeout-minutes'?: number;
  environment?: string;
  uses?: string;
  'runs-on'?: string;
  strategy?: { matrix: { include?: Record<string, string>[] } };
  steps?: Step[];
};
type Workflow = { on: Record<string, unknown>; permissions: unknown; jobs: Record<string, Job> };

const root = path.resolve(import.meta.dirname, '../..');
const folder = path.join(root, '.github/workflows');
const files = readdirSync(folder);
const { scripts } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

/** What others may write: titles, branch names, comments. In a command it would be run. */
const writtenByOthers = /\$\{\{[^}]*\b(?:event|head_ref|ref_name)\b[^}]*\}\}/;

describe.each(files)('%s', (name) => {
  const text = readFileSync(path.join(folder, name), 'utf8');
  const workflow = parse(text) as Workflow;
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([job, { steps: all = [] }]) => all.map((step) => ({ job, ...step })));

  it('gives no permission to all jobs, and to each only what it names', () => {
    expect(workflow.permissions).toEqual({});
    for (const [job, { permissions }] of jobs) expect(permissions, job).toBeDefined();
    const writes = jobs.flatMap(([job, { permissions = {} }]) =>
      Object.entries(permissions).flatMap(([of, may]) => (may === 'write' ? [`${job}: ${of}`] : [])),
    );
    expect(writes).toEqual(
      name === 'release.yml' ? ['build: id-token', 'build: attestations', 'draft: contents'] : [],
    );
  });

  it('is never started by strangers with our permissions', () => {
    expect(Object.keys(workflow.on)).not.toContain('pull_request_target');
    expect(Object.keys(workflow.on)).not.toContain('workflow_run');
  });

  it('ends each job in time', () => {
    const endless = jobs.filter(([, job]) => job.uses === undefined && !job['timeout-minutes']);
    expect(endless.map(([job]) => job)).toEqual([]);
  });

  it('takes each action at one commit, which a comment names', () => {
    const uses = text.split('\n').filter((line) => /\buses:/.test(line));
    expect(uses.length).toBeGreaterThan(0);
    const loose = uses.filter(
      (line) => !/uses: (\.\/\.github\/|actions\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$)/.test(line),
    );
    expect(loose).toEqual([]);
  });

  it('takes one action at one commit only', () => {
    const versions = Map.groupBy(
      files.flatMap((file) => readFileSync(path.join(folder, file), 'utf8').match(/actions\/\S+@\S+/g) ?? []),
      (use) => use.split('@')[0],
    );
    for (const [action, of] of versions) expect(new Set(of).size, action).toBe(1);
  });

  it('leaves no token behind the checkout', () => {
    for (const step of steps.filter(({ uses }) => uses?.startsWith('actions/checkout@')))
      expect(step.with, step.job).toMatchObject({ 'persist-credentials': false });
  });

  it('has secrets in the environment that a person must let through only', () => {
    for (const [job, { environment, ...rest }] of jobs)
      if (/\bsecrets\./.test(JSON.stringify(rest))) expect(environment, job).toBe('release');
  });

  it('runs nothing that others wrote', () => {
    for (const { job, run = '' } of steps) expect(run, job).not.toMatch(writtenByOthers);
  });

  it('names systems whose next version does not change it', () => {
    expect(text).not.toMatch(/-latest\b/);
  });

  // docs.github.com, workflow syntax: PowerShell's steps end with the code of their last program, whatever came before it.
  it('passes over nothing that failed', () => {
    expect(text).not.toMatch(/continue-on-error|\|\|\s*(?:echo|true|:)/);
    for (const { job, run = '', shell } of steps)
      if (shell === 'pwsh') expect(run.trim().split('\n'), job).toHaveLength(1);
  });

  it('runs only commands and scripts that there are', () => {
    for (const { job, run = '' } of steps) {
      for (const [, script = ''] of run.matchAll(/npm run (?:-s )?([\w-]+)/g))
        expect(Object.keys(scripts), job).toContain(script);
      for (const [, file = ''] of run.matchAll(/node (\S+\.(?:ts|mjs))/g))
        expect(existsSync(path.join(root, file)), `${job}: ${file}`).toBe(true);
    }
  });
});

// electron/electron#42510; Chromium asks the Secret Service for its key on every desktop.
it('tests on Linux run in the sandbox, with a key store that answers and the desktop that most have', () => {
  const { jobs } = parse(readFileSync(path.join(folder, 'check.yml'), 'utf8')) as Workflow;
  for (const job of ['test', 'wayland']) {
    const commands = jobs[job]?.steps?.map(({ run = '' }) => run).join('\n') ?? '';
    expect(commands, job).toContain('sysctl --write kernel.apparmor_restrict_unprivileged_userns=0');
    expect(commands, job).toMatch(
      /dbus-run-session(?:.|\n)*gnome-keyring-daemon --unlock --components=secrets/,
    );
    expect(commands, job).not.toContain('--no-sandbox');
  }
});

it('what a release builds is started, on each kind of processor, before anybody gets it', () => {
  const { jobs } = parse(readFileSync(path.join(folder, 'release.yml'), 'utf8')) as Workflow;
  const rows = (job: string) => jobs[job]?.strategy?.matrix.include ?? [];
  const built = rows('build').flatMap(({ targets = '', os = '' }) =>
    [...targets.matchAll(/--(x64|arm64)/g)].map(([, arch]) => `${os.split('-')[0]} ${arch}`),
  );
  const started = rows('smoke').map(
    ({ os = '', arch }) => `${os.split('-')[0]} ${arch === 'amd64' ? 'x64' : arch}`,
  );
  expect(built).toHaveLength(6);
  expect(started.toSorted()).toEqual(built.toSorted());
  // What is looked at and started is said by the steps, one for each system.
  const commands = jobs['smoke']?.steps?.map(({ run = '' }) => run) ?? [];
  expect(commands.filter((run) => run.includes('smoke.ts'))).toHaveLength(3);
  expect(commands.filter((run) => run.includes('see-signature.ts'))).toHaveLength(2);
});

it('a text of others in a command would be found', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a workflow writes it.
  expect('echo ${{ github.event.issue.title }}').toMatch(writtenByOthers);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: this is how a workflow writes it.
  expect('node smoke.ts ${{ matrix.executable }}').not.toMatch(writtenByOthers);
});
