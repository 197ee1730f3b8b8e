/** Groups laid over each other, to be seen at once and saved as a picture. */
import { Card, theme, Typography } from 'antd';
import { useMemo } from 'react';

import { useLanguage } from '~/messages/Messages.tsx';
import { Chart } from '~/ui/Chart.tsx';
import { useFormat } from '~/ui/format.ts';

import { sheetOf, type Overlap, titlesOf, usePartName } from './parts.ts';
import { hasCircles, heightOf, pictureOption } from './pictureOption.ts';

export function Picture({ overlap }: { overlap: Overlap }) {
  const { language, text } = useLanguage();
  const { number } = useFormat();
  const { token } = theme.useToken();
  const named = usePartName(overlap);
  const shown = useMemo(
    () => ({
      titles: titlesOf(overlap, language),
      sizes: overlap.sets.map(({ customers }) => customers),
      parts: overlap.regions,
      named,
      number,
      colour: token.colorText,
    }),
    [language, named, number, overlap, token],
  );
  const option = useMemo(() => pictureOption(shown), [shown]);
  return (
    <Card size="small">
      <Chart
        title={text('segments-overlap-picture')}
        height={heightOf(shown)}
        option={option}
        sheet={sheetOf(overlap, named, text)}
      />
      {hasCircles(shown) && overlap.sets.length === 3 && (
        <Typography.Text type="secondary">{text('segments-overlap-roughly')}</Typography.Text>
      )}
    </Card>
  );
}
