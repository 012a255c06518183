// The code that the macros emit reads rows through BasaltRow. A file that declares a model imports BasaltDomain only, and
// with `MemberImportVisibility` it would not see those members. BasaltRow is part of the domain; BasaltPersistence is
// re-exported by nobody.
@_exported public import BasaltRow
