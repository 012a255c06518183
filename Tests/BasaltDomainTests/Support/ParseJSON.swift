import BasaltDomain

/// Parses a text. `JSON("…")` with a literal would be a JSON string: the compiler prefers the initialiser for literals.
func parse(_ text: String) throws(JSON.SyntaxError) -> JSON { try JSON(text) }
