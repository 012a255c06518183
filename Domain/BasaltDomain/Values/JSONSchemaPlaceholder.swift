extension ColumnType { public static var jsonSchema: JSON { .object(JSON.Object()) } }
