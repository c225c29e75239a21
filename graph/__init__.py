"""From pages to exposure: facts with their evidence, whom they are about, and what follows."""
