"""What is true of Dutch government at large: vocabulary, shapes, schemes, registers."""
