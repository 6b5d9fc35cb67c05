import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startAppearance } from '#platform/ui/appearance.ts'
import { Providers } from './providers.tsx'
import { references } from './references.ts'
import { router } from './routes.tsx'
import '#platform/ui/style.css'

const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')

startAppearance()
createRoot(place).render(
  <StrictMode>
    <Providers references={references}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
)
