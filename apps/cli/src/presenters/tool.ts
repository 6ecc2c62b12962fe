import type { ToolView } from '@genledger/services/tool';
import type { Presentation } from '../outcome/presentation.ts';
import { fields } from './layout/fields.ts';
import { jsonText } from './layout/neutralise.ts';
import { section } from './layout/section.ts';
import type { Column } from './layout/table.ts';
import { type PageOf, presentPage } from './page.ts';
import { isoSeconds, isoTime } from './time.ts';

/** What a run costs, as far as the registry alone knows. */
function priceOf({ costingModel, metadata }: ToolView): string | undefined {
  const { rateSource, rate, unit, staticCost } = costingModel;
  const machine = [metadata['gpu'], metadata['machine']].find((name) => typeof name === 'string');
  if (rateSource === 'machine' && machine !== undefined) return `price of ${machine}`;
  if (rate !== undefined) return unit === undefined ? rate : `${rate} / ${unit}`;
  return staticCost === undefined ? undefined : `${staticCost} / run`;
}

const COLUMNS: readonly Column<ToolView>[] = [
  { title: 'TOOL', value: ({ toolId }) => toolId, minimum: 16 },
  { title: 'NAME', value: ({ displayName }) => displayName, minimum: 12 },
  { title: 'SERVICE', value: ({ service }) => service, minimum: 8, rank: 4 },
  { title: 'PRICE (USD)', value: priceOf, align: 'right', rank: 2 },
  { title: 'DELIVERY', value: ({ deliveryMode }) => deliveryMode, rank: 3 },
  { title: 'UPDATED', value: ({ updatedAt }) => isoSeconds(updatedAt), rank: 1 },
];

/** Presents a page of the Tool Registry. */
export function presentTools(page: PageOf<ToolView>): Presentation {
  return presentPage(page, {
    columns: COLUMNS,
    empty: 'The Tool Registry is empty: genledger tools sync FILE',
  });
}

/** Presents a tool. */
export function presentTool(tool: ToolView): Presentation {
  return {
    verdict: 'holds',
    json: tool,
    print: (screen) => ({
      body: [
        fields(
          [
            ['Tool', tool.toolId],
            ['Name', tool.displayName],
            ['Service', tool.service],
            ['Delivery', tool.deliveryMode],
            ['Rate source', tool.costingModel.rateSource],
            ['Price (USD)', priceOf(tool)],
            ['Updated', isoTime(tool.updatedAt)],
          ],
          screen,
        ),
        section('Metadata', jsonText(tool.metadata), screen),
      ].join('\n'),
    }),
  };
}
