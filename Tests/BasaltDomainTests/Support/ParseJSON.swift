import BasaltDomain

/// Parses a text.
func parse(_ text: String) throws(JSON.SyntaxError) -> JSON { try JSON(parsing: text) }
