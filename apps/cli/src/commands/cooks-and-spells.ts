import type { GroupEntry } from './catalogue-entry.ts';

/** The commands of definitions and of what is made by them, in the order of the help. */
export const COOKS_AND_SPELLS: readonly GroupEntry[] = [
  {
    name: 'cooks',
    summary: 'Save cooks, and say what they will make before anything is spent',
    commands: [
      {
        name: 'list',
        summary: 'List cooks, newest first',
        load: async () => (await import('./cooks/list.ts')).listCommand,
      },
      {
        name: 'show',
        summary: 'Show a cook with its rules',
        load: async () => (await import('./cooks/show.ts')).showCommand,
      },
      {
        name: 'save',
        summary: 'Save a cook from a file',
        load: async () => (await import('./cooks/save.ts')).saveCommand,
      },
      {
        name: 'forecast',
        summary: 'Say how many pieces will have which value',
        load: async () => (await import('./cooks/forecast.ts')).forecastCommand,
      },
    ],
  },
  {
    name: 'spells',
    summary: 'Save, list and show spells',
    commands: [
      {
        name: 'list',
        summary: 'List spells, newest first',
        load: async () => (await import('./spells/list.ts')).listCommand,
      },
      {
        name: 'show',
        summary: 'Show a spell with its steps',
        load: async () => (await import('./spells/show.ts')).showCommand,
      },
      {
        name: 'save',
        summary: 'Save a spell from a file',
        load: async () => (await import('./spells/save.ts')).saveCommand,
      },
    ],
  },
  {
    name: 'executions',
    summary: 'Start, watch and end cook executions and spell casts',
    commands: [
      {
        name: 'list',
        summary: 'List cook executions and spell casts, newest first',
        load: async () => (await import('./executions/list.ts')).listCommand,
      },
      {
        name: 'show',
        summary: 'Show how far one is, and what it has cost',
        load: async () => (await import('./executions/show.ts')).showCommand,
      },
      {
        name: 'start',
        summary: 'Start a cook execution',
        load: async () => (await import('./executions/start.ts')).startCommand,
      },
      {
        name: 'cast',
        summary: 'Cast a spell',
        load: async () => (await import('./executions/cast.ts')).castCommand,
      },
      {
        name: 'pause',
        summary: 'Start nothing new in a cook execution until it is resumed',
        load: async () => (await import('./executions/pause.ts')).pauseCommand,
      },
      {
        name: 'resume',
        summary: 'Go on with a cook execution that is paused',
        load: async () => (await import('./executions/resume.ts')).resumeCommand,
      },
      {
        name: 'stop',
        summary: 'End a cook execution once what runs has ended',
        load: async () => (await import('./executions/stop.ts')).stopCommand,
      },
      {
        name: 'cancel',
        summary: 'End one, and cancel what runs',
        load: async () => (await import('./executions/cancel.ts')).cancelCommand,
      },
      {
        name: 'finish',
        summary: 'Say that another service has reported every child',
        load: async () => (await import('./executions/finish.ts')).finishCommand,
      },
    ],
  },
];
