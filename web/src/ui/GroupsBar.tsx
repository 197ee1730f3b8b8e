/** Groups as one bar, each as long as it is large. */
import { Tooltip } from 'antd';

import { useFormat } from './format.ts';
import { groupColour } from './groups.ts';

export interface Group {
  label: string;
  /** What people read. */
  title: string;
  customers: number;
}

interface Given {
  /** In the order of the definition. */
  groups: Group[];
  reserved?: string | undefined;
  height?: number;
}

export function GroupsBar({ groups, reserved, height = 14 }: Given) {
  const { number, share } = useFormat();
  const labels = groups.map(({ label }) => label);
  const all = groups.reduce((sum, { customers }) => sum + customers, 0);
  const said = ({ title, customers }: Group) =>
    `${title} ${number(customers)} (${share(all ? customers / all : 0)})`;
  return (
    <div
      role="img"
      aria-label={groups.map(said).join(', ')}
      style={{
        display: 'flex',
        gap: 1,
        height,
        borderRadius: 4,
        overflow: 'hidden',
        minWidth: 160,
      }}
    >
      {groups
        .filter(({ customers }) => customers > 0)
        .map((group) => (
          <Tooltip key={group.label} title={said(group)}>
            <span
              style={{
                flex: `${group.customers} 1 0`,
                background: groupColour(labels, group.label, reserved),
              }}
            />
          </Tooltip>
        ))}
    </div>
  );
}
