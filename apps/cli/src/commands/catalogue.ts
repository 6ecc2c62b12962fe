import type { CommandEntry, GroupEntry } from './catalogue-entry.ts';
import { COOKS_AND_SPELLS } from './cooks-and-spells.ts';

/** Every command, in the order of the help. */
export const CATALOGUE: readonly (CommandEntry | GroupEntry)[] = [
  {
    name: 'browse',
    summary: 'Look through the ledger in a terminal, as genledger alone does',
    load: async () => (await import('./browse.ts')).browseCommand,
  },
  {
    name: 'doctor',
    summary: 'Check what is configured, reachable and migrated, and say what to do next',
    load: async () => (await import('./doctor.ts')).doctor,
  },
  {
    name: 'audit',
    summary: 'Say what is wrong in databases, and whether the acceptance criteria hold',
    load: async () => (await import('./audit/audit.ts')).auditCommand,
  },
  {
    name: 'generations',
    summary: 'List, show and cancel generations',
    commands: [
      {
        name: 'list',
        summary: 'List generations, newest first',
        load: async () => (await import('./generations/list.ts')).listCommand,
      },
      {
        name: 'get',
        summary: 'Show a generation with its history and events',
        load: async () => (await import('./generations/get.ts')).getCommand,
      },
      {
        name: 'cancel',
        summary: 'Cancel a generation that has not ended',
        load: async () => (await import('./generations/cancel.ts')).cancelCommand,
      },
    ],
  },
  ...COOKS_AND_SPELLS,
  {
    name: 'events',
    summary: 'List and replay what providers said',
    commands: [
      {
        name: 'list',
        summary: 'List events of the inbox, newest first',
        load: async () => (await import('./events/list.ts')).listCommand,
      },
      {
        name: 'replay',
        summary: 'Have events applied once more',
        load: async () => (await import('./events/replay.ts')).replayCommand,
      },
    ],
  },
  {
    name: 'deliveries',
    summary: 'List and show how users were told, and tell them once more',
    commands: [
      {
        name: 'list',
        summary: 'List deliveries of ended generations, newest first',
        load: async () => (await import('./deliveries/list.ts')).listCommand,
      },
      {
        name: 'show',
        summary: 'Show a delivery with every try',
        load: async () => (await import('./deliveries/show.ts')).showCommand,
      },
      {
        name: 'redrive',
        summary: 'Deliver once more what was sent, dropped or waits',
        load: async () => (await import('./deliveries/redrive.ts')).redriveCommand,
      },
    ],
  },
  {
    name: 'tools',
    summary: 'Read and fill the Tool Registry',
    commands: [
      {
        name: 'list',
        summary: 'List tools by id',
        load: async () => (await import('./tools/list.ts')).listCommand,
      },
      {
        name: 'get',
        summary: 'Show a tool',
        load: async () => (await import('./tools/get.ts')).getCommand,
      },
      {
        name: 'sync',
        summary: 'Bring the registry to what a file says',
        load: async () => (await import('./tools/sync.ts')).syncCommand,
      },
    ],
  },
  {
    name: 'estimate',
    summary: 'Say what a run is expected to take',
    load: async () => (await import('./estimate.ts')).estimateCommand,
  },
  {
    name: 'stats',
    summary: 'Sums over generations',
    commands: [
      {
        name: 'weekly',
        summary: 'Completed generations by tool and ISO week',
        load: async () => (await import('./stats/weekly.ts')).weeklyCommand,
      },
      {
        name: 'estimates',
        summary: 'How well estimates came true, by tool',
        load: async () => (await import('./stats/estimates.ts')).estimatesCommand,
      },
      {
        name: 'check',
        summary: 'Hold every weekly sum against its records',
        load: async () => (await import('./stats/check.ts')).checkCommand,
      },
      {
        name: 'rebuild',
        summary: 'Make weekly sums anew from the records',
        load: async () => (await import('./stats/rebuild.ts')).rebuildCommand,
      },
    ],
  },
  {
    name: 'keys',
    summary: 'Make, list and revoke API keys',
    commands: [
      {
        name: 'create',
        summary: 'Make an API key, shown once',
        load: async () => (await import('./keys/create.ts')).createCommand,
      },
      {
        name: 'list',
        summary: 'List API keys, without their secrets',
        load: async () => (await import('./keys/list.ts')).listCommand,
      },
      {
        name: 'revoke',
        summary: 'End an API key',
        load: async () => (await import('./keys/revoke.ts')).revokeCommand,
      },
    ],
  },
  {
    name: 'secrets',
    summary: 'Look after the secrets that lie sealed in the ledger',
    commands: [
      {
        name: 'reseal',
        summary: 'Seal all secrets under a new key',
        load: async () => (await import('./secrets/reseal.ts')).resealCommand,
      },
    ],
  },
  {
    name: 'migrate',
    summary: 'Bring records of schema version 1 to version 2, and back',
    commands: [
      {
        name: 'plan',
        summary: 'Say what a migration would do, and change nothing',
        load: async () => (await import('./migrate/plan.ts')).planCommand,
      },
      {
        name: 'run',
        summary: 'Migrate; resumable',
        load: async () => (await import('./migrate/run.ts')).runCommand,
      },
      {
        name: 'status',
        summary: 'Say how far a migration has come',
        load: async () => (await import('./migrate/status.ts')).statusCommand,
      },
      {
        name: 'verify',
        summary: 'Check a migrated database',
        load: async () => (await import('./migrate/verify.ts')).verifyCommand,
      },
      {
        name: 'undo',
        summary: 'Put every document back as it was',
        load: async () => (await import('./migrate/undo.ts')).undoCommand,
      },
      {
        name: 'resolve',
        summary: 'List and settle what is undecided',
        load: async () => (await import('./migrate/resolve.ts')).resolveCommand,
      },
    ],
  },
  {
    name: 'database',
    summary: "Bring the database to this build's contract",
    commands: [
      {
        name: 'status',
        summary: 'Say whether the database is at the contract of this build',
        load: async () => (await import('./database/status.ts')).statusCommand,
      },
      {
        name: 'apply',
        summary: 'Apply the migrations that are missing',
        load: async () => (await import('./database/apply.ts')).applyCommand,
      },
    ],
  },
  {
    name: 'clean',
    summary: 'Move test records into the trash, and back',
    commands: [
      {
        name: 'report',
        summary: 'Say which records are tests, and what a cleaning would move',
        load: async () => (await import('./clean/report.ts')).reportCommand,
      },
      {
        name: 'run',
        summary: 'Move test records into the trash',
        load: async () => (await import('./clean/run.ts')).runCommand,
      },
      {
        name: 'list',
        summary: 'List what lies in the trash',
        load: async () => (await import('./clean/list.ts')).listCommand,
      },
      {
        name: 'restore',
        summary: 'Put what a cleaning took away back',
        load: async () => (await import('./clean/restore.ts')).restoreCommand,
      },
      {
        name: 'purge',
        summary: 'Destroy what a cleaning took away',
        load: async () => (await import('./clean/purge.ts')).purgeCommand,
      },
    ],
  },
  {
    name: 'generate-legacy',
    summary: 'Fill an empty database with rotten records, to try things on',
    load: async () => (await import('./generate-legacy.ts')).generateLegacyCommand,
  },
  {
    name: 'filter',
    summary: 'Explain the language of --filter, and the fields that it knows',
    load: async () => (await import('./filter.ts')).filterCommand,
  },
  {
    name: 'completion',
    summary: 'Print a script by which a shell completes commands and flags',
    load: async () => (await import('./completion.ts')).completionOf(CATALOGUE),
  },
];
