// Sends events with the library for Node, as a shop's server would.
const { Analytics } = require('@segment/analytics-node')

const analytics = new Analytics({
  writeKey: process.env.FENQUN_KEY,
  host: process.env.FENQUN_HOST,
  flushAt: 10,
  flushInterval: 100,
  maxRetries: 20,
})
analytics.on('error', (error) => {
  console.error(error)
  process.exitCode = 1
})

const customers = Number(process.env.FENQUN_CUSTOMERS)
for (let n = 0; n < customers; n++) {
  const userId = `customer-${n}`
  analytics.track({ anonymousId: `visitor-${n}`, event: 'before' })
  analytics.identify({ userId, anonymousId: `visitor-${n}`, traits: { city: '上海', plan: null } })
}
for (let n = 0; n < Number(process.env.FENQUN_EVENTS); n++) {
  analytics.track({
    userId: `customer-${n % customers}`,
    event: `event ${n}`,
    properties: { amount: n + 0.25, text: 'Cafe\u0301' },
    timestamp: new Date(Date.UTC(2024, 0, 2, 3, 4, 5, n)),
  })
}
analytics.closeAndFlush({ timeout: 90000 })
