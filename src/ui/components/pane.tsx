import { Box, Text } from 'ink';
import { createContext, useContext } from 'react';
import type { Rect } from '../layout/layout.js';
import type { Surface } from '../terminal/surface.js';
import type { Line } from '../text/line.js';
import type { Painter } from '../theme/themes.js';

/** How panes get from lines to the terminal. Without a surface Ink draws the text itself. */
export type Canvas = { readonly paint: Painter; readonly surface: Surface | undefined };

export const CanvasContext = createContext<Canvas | undefined>(undefined);

/** Lines at their place on the screen. */
export function Pane({
  id,
  rect,
  lines,
}: {
  readonly id: number;
  readonly rect: Rect;
  readonly lines: readonly Line[];
}) {
  const canvas = useContext(CanvasContext);
  if (canvas === undefined) throw new Error('A pane needs a canvas around it.');
  const painted = lines.map(canvas.paint);
  const text = canvas.surface?.put(id, painted, rect.width) ?? painted.join('\n');
  return (
    <Box position="absolute" marginLeft={rect.x} marginTop={rect.y} width={rect.width} height={rect.height}>
      <Text wrap="truncate">{text}</Text>
    </Box>
  );
}
