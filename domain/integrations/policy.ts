/** What leaves the house is the administrator’s to settle. */
export const integrationRight = { right: 'setup.manage' } as const

export const integrationsConstraints = {
  integrations_name: 'integration.name_taken',
  robots_name: 'robot.name_taken',
}
