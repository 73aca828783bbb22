import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('places', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='IssuedDocument',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('number', models.CharField(max_length=40, unique=True, verbose_name='document number')),
                ('title', models.CharField(max_length=200, verbose_name='title')),
                ('kind', models.CharField(choices=[('plan', 'plan'), ('scheme', 'scheme'), ('standard', 'standard'), ('rule', 'rule'), ('report', 'report'), ('list', 'list')], default='plan', max_length=10, verbose_name='kind')),
                ('level', models.CharField(choices=[('city_government', 'city government'), ('office', 'office'), ('division', 'division')], default='office', max_length=16, verbose_name='issued by')),
                ('issued_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='issued on')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'issued document',
                'verbose_name_plural': 'issued documents',
                'indexes': [models.Index(fields=['kind', 'id'], name='deliverable_kind_a9d3f2_idx'), models.Index(fields=['level', 'id'], name='deliverable_level_11756a_idx'), models.Index(fields=['division', 'id'], name='deliverable_divisio_8187c4_idx'), models.Index(fields=['person', 'id'], name='deliverable_person__dbd709_idx'), models.Index(fields=['issued_on', 'id', 'kind', 'level', 'division', 'person'], name='deliverable_issued__5e248a_idx')],
            },
        ),
        migrations.CreateModel(
            name='Pilot',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=160, unique=True, verbose_name='name')),
                ('granting_body', models.CharField(max_length=120, verbose_name='granted by')),
                ('applied_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='applied on')),
                ('answer', models.CharField(blank=True, choices=[('granted', 'granted'), ('declined', 'declined')], max_length=8, verbose_name='answer')),
                ('answered_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='answered on')),
                ('ends_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='runs until')),
                ('document', models.CharField(blank=True, max_length=120, verbose_name='document')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'pilot',
                'verbose_name_plural': 'pilots',
                'indexes': [models.Index(fields=['granting_body', 'id'], name='deliverable_grantin_a2d423_idx'), models.Index(fields=['applied_on', 'id'], name='deliverable_applied_a7be82_idx'), models.Index(fields=['answer', 'id'], name='deliverable_answer_b2c340_idx'), models.Index(fields=['ends_on', 'id'], name='deliverable_ends_on_a0bd1d_idx'), models.Index(fields=['division', 'id'], name='deliverable_divisio_0a8948_idx'), models.Index(fields=['person', 'id'], name='deliverable_person__c052fe_idx'), models.Index(fields=['answered_on', 'id', 'applied_on', 'answer', 'ends_on', 'division', 'person'], name='deliverable_answere_460d40_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('answer', ''), ('answered_on__isnull', False), _connector='OR'), name='answered_pilot_has_a_date', violation_error_message='An answer has a date. Enter when it was answered.')],
            },
        ),
        migrations.CreateModel(
            name='Platform',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=160, unique=True, verbose_name='name')),
                ('functions', models.CharField(blank=True, max_length=300, verbose_name='functions')),
                ('partners', models.CharField(blank=True, max_length=200, verbose_name='partners')),
                ('begun_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='begun on')),
                ('planned_for', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='to be ready by')),
                ('opened_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='opened on')),
                ('closed_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='closed on')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'platform',
                'verbose_name_plural': 'platforms',
                'indexes': [models.Index(fields=['begun_on', 'id'], name='deliverable_begun_o_2aa8e8_idx'), models.Index(fields=['planned_for', 'id'], name='deliverable_planned_a84a6e_idx'), models.Index(fields=['division', 'id'], name='deliverable_divisio_4c504d_idx'), models.Index(fields=['person', 'id'], name='deliverable_person__65be74_idx'), models.Index(fields=['opened_on', 'id', 'begun_on', 'planned_for', 'closed_on', 'division', 'person'], name='deliverable_opened__53daf0_idx')],
            },
        ),
        migrations.CreateModel(
            name='Research',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('title', models.CharField(max_length=160, unique=True, verbose_name='title')),
                ('topic', models.CharField(blank=True, max_length=80, verbose_name='topic')),
                ('sites', models.CharField(blank=True, max_length=300, verbose_name='sites')),
                ('partners', models.CharField(blank=True, max_length=200, verbose_name='partners')),
                ('started_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='begun on')),
                ('reported_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='reported on')),
                ('status', models.CharField(choices=[('running', 'running'), ('reported', 'reported'), ('adopted', 'adopted')], default='running', max_length=10, verbose_name='status')),
                ('country', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.country', verbose_name='country or region')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'study',
                'verbose_name_plural': 'studies',
                'indexes': [models.Index(fields=['topic', 'id'], name='deliverable_topic_831288_idx'), models.Index(fields=['status', 'id'], name='deliverable_status_9e216e_idx'), models.Index(fields=['started_on', 'id'], name='deliverable_started_c187a9_idx'), models.Index(fields=['country', 'id'], name='deliverable_country_7e837a_idx'), models.Index(fields=['division', 'id'], name='deliverable_divisio_fab878_idx'), models.Index(fields=['person', 'id'], name='deliverable_person__a4d4ec_idx'), models.Index(fields=['reported_on', 'id', 'status', 'started_on', 'country', 'division', 'person'], name='deliverable_reporte_9389ce_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('status', 'running'), ('reported_on__isnull', False), _connector='OR'), name='reported_study_has_a_date', violation_error_message='A reported study has a date of its report.')],
            },
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('text', models.CharField(max_length=300, verbose_name='recommendation')),
                ('adopted_by', models.CharField(blank=True, max_length=80, verbose_name='adopted by')),
                ('adopted_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='adopted on')),
                ('research', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='recommendations', to='deliverables.research')),
            ],
            options={
                'verbose_name': 'recommendation',
                'verbose_name_plural': 'recommendations',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['adopted_on', 'research'], name='deliverable_adopted_0edb88_idx')],
            },
        ),
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('text', models.CharField(max_length=300, verbose_name='task')),
                ('owner', models.CharField(blank=True, max_length=80, verbose_name='task of')),
                ('due_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='due on')),
                ('done_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='done on')),
                ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tasks', to='deliverables.issueddocument')),
            ],
            options={
                'verbose_name': 'task',
                'verbose_name_plural': 'tasks set',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['owner', 'document'], name='deliverable_owner_c0c51f_idx'), models.Index(fields=['due_on', 'document'], name='deliverable_due_on_5ec242_idx')],
            },
        ),
        migrations.CreateModel(
            name='Use',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('on', waiban.kernel.dates.PartialDateField(verbose_name='date')),
                ('number', models.PositiveIntegerField(verbose_name='used so often')),
                ('note', models.CharField(blank=True, max_length=200, verbose_name='note')),
                ('platform', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='uses', to='deliverables.platform')),
            ],
            options={
                'verbose_name': 'use',
                'verbose_name_plural': 'uses',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['on', 'platform'], name='deliverable_on_83fee2_idx')],
            },
        ),
        migrations.CreateModel(
            name='Work',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=160, unique=True, verbose_name='name')),
                ('site', models.CharField(blank=True, max_length=120, verbose_name='site')),
                ('quantity', models.DecimalField(decimal_places=2, default=1, max_digits=12, verbose_name='how many')),
                ('unit', models.CharField(blank=True, max_length=20, verbose_name='unit of measure')),
                ('contractor', models.CharField(blank=True, max_length=120, verbose_name='contractor')),
                ('begun_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='begun on')),
                ('planned_for', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='to be ready by')),
                ('finished_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='finished on')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'work',
                'verbose_name_plural': 'works',
                'indexes': [models.Index(fields=['site', 'id'], name='deliverable_site_c1036e_idx'), models.Index(fields=['quantity', 'id'], name='deliverable_quantit_4b0e14_idx'), models.Index(fields=['unit', 'id'], name='deliverable_unit_cf3e4d_idx'), models.Index(fields=['begun_on', 'id'], name='deliverable_begun_o_b514be_idx'), models.Index(fields=['planned_for', 'id'], name='deliverable_planned_bc3bbc_idx'), models.Index(fields=['division', 'id'], name='deliverable_divisio_5fff5b_idx'), models.Index(fields=['person', 'id'], name='deliverable_person__3c0b10_idx'), models.Index(fields=['finished_on', 'id', 'quantity', 'begun_on', 'planned_for', 'division', 'person'], name='deliverable_finishe_405061_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('quantity__gt', 0)), name='work_is_at_least_something', violation_error_message='How many must be more than nothing.')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=120, verbose_name='name')),
                ('whose', models.CharField(choices=[('own', 'our own'), ('benchmark', 'benchmark city')], default='own', max_length=10, verbose_name='whose')),
                ('value', models.DecimalField(decimal_places=2, max_digits=16, verbose_name='value')),
                ('unit', models.CharField(blank=True, max_length=20, verbose_name='unit of measure')),
                ('measured_on', waiban.kernel.dates.PartialDateField(verbose_name='as of')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('method', models.CharField(blank=True, max_length=300, verbose_name='method')),
                ('comparability', models.CharField(choices=[('full', 'comparable'), ('limited', 'comparable with limits'), ('none', 'not comparable')], default='full', max_length=8, verbose_name='comparability')),
                ('city', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.city', verbose_name='city')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'figure',
                'verbose_name_plural': 'figures',
                'indexes': [models.Index(fields=['name', 'id'], name='deliverable_name_9c5404_idx'), models.Index(fields=['whose', 'id'], name='deliverable_whose_ee88f8_idx'), models.Index(fields=['city', 'id'], name='deliverable_city_id_274d7b_idx'), models.Index(fields=['value', 'id'], name='deliverable_value_31726f_idx'), models.Index(fields=['unit', 'id'], name='deliverable_unit_8f15c8_idx'), models.Index(fields=['comparability', 'id'], name='deliverable_compara_9fbcae_idx'), models.Index(fields=['division', 'id'], name='deliverable_divisio_aaf32b_idx'), models.Index(fields=['person', 'id'], name='deliverable_person__ee767f_idx'), models.Index(fields=['measured_on', 'id', 'whose', 'city', 'value', 'comparability', 'division', 'person'], name='deliverable_measure_c831da_idx')],
                'constraints': [models.UniqueConstraint(fields=('name', 'city', 'measured_on'), name='one_figure_of_a_city_on_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Inspection',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name', models.CharField(max_length=160, unique=True, verbose_name='name')),
                ('kind', models.CharField(choices=[('inspection', 'inspection'), ('campaign', 'special campaign')], default='inspection', max_length=12, verbose_name='kind')),
                ('partners', models.CharField(blank=True, max_length=200, verbose_name='together with')),
                ('opened_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='begun on')),
                ('closed_on', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='closed on')),
                ('inspected', models.PositiveIntegerField(blank=True, null=True, verbose_name='inspected')),
                ('found', models.PositiveIntegerField(blank=True, null=True, verbose_name='faults found')),
                ('corrected', models.PositiveIntegerField(blank=True, null=True, verbose_name='faults corrected')),
                ('result', models.TextField(blank=True, verbose_name='result')),
                ('division', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.division', verbose_name='division')),
                ('person', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='responsible')),
            ],
            options={
                'verbose_name': 'inspection',
                'verbose_name_plural': 'inspections',
                'indexes': [models.Index(fields=['kind', 'id'], name='deliverable_kind_031773_idx'), models.Index(fields=['opened_on', 'id'], name='deliverable_opened__baf710_idx'), models.Index(fields=['inspected', 'id'], name='deliverable_inspect_41094e_idx'), models.Index(fields=['found', 'id'], name='deliverable_found_10de1b_idx'), models.Index(fields=['corrected', 'id'], name='deliverable_correct_692ca8_idx'), models.Index(fields=['division', 'id'], name='deliverable_divisio_9ab082_idx'), models.Index(fields=['person', 'id'], name='deliverable_person__1d8cdd_idx'), models.Index(fields=['closed_on', 'id', 'kind', 'opened_on', 'inspected', 'found', 'corrected', 'division', 'person'], name='deliverable_closed__17f2ac_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('corrected', None), ('corrected__lte', models.F('found')), _connector='OR'), name='no_more_corrected_than_found', violation_error_message='More faults were corrected than found. Check both numbers.')],
            },
        ),
    ]
